type Variables = Record<string, string | undefined>

// Of a label of a host's name: RFC 1035, section 2.3.4.
const LONGEST_LABEL = 63

const labelOf = (branch: string) => {
  const label = branch.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')
  if (label.length > LONGEST_LABEL)
    throw new Error(
      `The name of the branch ${branch} is too long for an address: set AMPLIFY_APP_ORIGIN for this branch.`,
    )
  return label
}

/**
 * Scheme and host of the site, for links in letters: what AMPLIFY_APP_ORIGIN says; else, on Amplify Hosting, the address
 * that the branch has there; else a developer's own. Throws where the branch's name is too long for one. The twin puts its own app's in its place.
 */
export const siteOrigin = ({ AMPLIFY_APP_ORIGIN, AWS_APP_ID, AWS_BRANCH }: Variables): string => {
  if (AMPLIFY_APP_ORIGIN) return new URL(AMPLIFY_APP_ORIGIN).origin
  if (!AWS_APP_ID || !AWS_BRANCH) return 'http://localhost:3000'
  return `https://${labelOf(AWS_BRANCH)}.${AWS_APP_ID}.amplifyapp.com`
}
