/**
 * A part of User-Agent by which a web ACL in front of Cognito knows this server's calls; undefined without a pass. Of all
 * headers, AWS names this one as seen by it: docs/waf.md.
 */
export const wafAgent = (pass: string | undefined) => (pass ? `waf-pass/${pass}` : undefined)
