type Variables = Record<string, string | undefined>

/**
 * Scheme and host of the site, for links in letters: what AMPLIFY_APP_ORIGIN says; else, on Amplify Hosting, the address
 * that the branch has there; else a developer's own. The twin puts its own app's in its place.
 */
export const siteOrigin = ({ AMPLIFY_APP_ORIGIN, AWS_APP_ID, AWS_BRANCH }: Variables): string => {
  if (AMPLIFY_APP_ORIGIN) return new URL(AMPLIFY_APP_ORIGIN).origin
  if (!AWS_APP_ID || !AWS_BRANCH) return 'http://localhost:3000'
  return `https://${AWS_BRANCH.replaceAll(/[^a-zA-Z0-9]/g, '-')}.${AWS_APP_ID}.amplifyapp.com`
}
