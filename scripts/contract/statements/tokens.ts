import { type Area, seenAt, shown } from '../statement'

export const tokens: Area = {
  title: 'Tokens',
  statements: [
    {
      says: 'Access and ID tokens live for 15 minutes, and carry groups, use and client under the names that are read.',
      proof: shown('tokens', 'gives access and ID tokens that live for 15 minutes, of one person, use and client'),
      otherwise:
        'If they live longer, who was taken out of `everyone` reads on for as long. If a claim has another name, nobody is signed in: `readAccessClaims` names each.',
      where: ['amplify/hardening/user-pool.ts', 'lib/server/token-claims.ts'],
    },
    {
      says: 'GetTokensFromRefreshToken is allowed to a client with ALLOW_REFRESH_TOKEN_AUTH, and gives no other refresh token.',
      proof: shown('tokens', 'refreshes by GetTokensFromRefreshToken, and gives no other refresh token'),
      otherwise:
        'If it is refused, everybody signs in anew after 15 minutes: refresh by InitiateAuth with REFRESH_TOKEN_AUTH. If another one comes it is kept, but of two tabs that refresh at once one is signed out.',
      where: ['lib/server/refresh-at-edge.ts', 'lib/server/refresh.ts'],
    },
    {
      says: 'A revoked sign-in, or all of a person’s, refreshes no more and is refused by Cognito, while AppSync takes its tokens until they end.',
      proof: shown(
        'tokens',
        'revokes a sign-in: it refreshes no more, its access token is refused by Cognito, and taken by AppSync',
        'ends every sign-in by AdminUserGlobalSignOut, while AppSync takes their tokens until they expire',
      ),
      otherwise:
        'If a refresh goes on, signing out only takes the cookies: set `enableTokenRevocation` anew. If AppSync refuses at once, that is stricter than `docs/security.md` says; the live list connects anew, and nothing is lost.',
      where: ['app/(workspace)/session-actions.ts', 'amplify/functions/post-confirmation/end-sign-ins.ts'],
    },
    {
      says: 'Changed groups are in the tokens of the next refresh, in both directions, and in none of before.',
      proof: [
        ...shown(
          'tokens',
          'tells of a changed group in the tokens of the next refresh, in both directions, and in none of before',
        ),
        ...shown('account', 'knows by its own look at Cognito that somebody joined after their token was made'),
      ],
      otherwise:
        'The page of who waits refreshes once after the function says that they are in. If that token does not know it yet, they read that they are no member until the next refresh, 15 minutes at most, or a new sign-in.',
      where: ['amplify/functions/membership/operations/enter-workspace.ts', 'lib/server/refresh.ts'],
    },
    {
      says: 'AppSync refuses the token of another client of the pool, by `AppIdClientRegex`.',
      proof: seenAt(
        'docs/aws-unproven.md',
        'By hand',
        'Ask the API with a token of a client that you make for it: 401.',
      ),
      otherwise:
        'Only who may make a client of the pool gains by it, with longer tokens. The app’s server looks at the client by itself.',
      where: ['amplify/hardening/api.ts', 'lib/server/token-claims.ts'],
    },
  ],
}
