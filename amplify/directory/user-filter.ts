/** What ListUsers can look for: one condition at a time. */
export interface CognitoFilter {
  attribute: 'email' | 'name' | 'sub' | 'username' | 'cognito:user_status' | 'status'
  operator: '=' | '^='
  value: string
}

/** Cognito's own notation, in which a quote or a backslash within the value wants a backslash before it. */
export const filterText = ({ attribute, operator, value }: CognitoFilter) =>
  `${attribute} ${operator} "${value.replace(/["\\]/g, '\\$&')}"`
