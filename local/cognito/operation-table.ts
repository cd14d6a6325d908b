import type { Operation } from './operation'
import { adminAddUserToGroup } from './operations/admin-add-user-to-group'
import { adminConfirmSignUp } from './operations/admin-confirm-sign-up'
import { adminCreateUser } from './operations/admin-create-user'
import { adminDeleteUser } from './operations/admin-delete-user'
import { adminDisableUser } from './operations/admin-disable-user'
import { adminEnableUser } from './operations/admin-enable-user'
import { adminGetUser } from './operations/admin-get-user'
import { adminListGroupsForUser } from './operations/admin-list-groups-for-user'
import { adminRemoveUserFromGroup } from './operations/admin-remove-user-from-group'
import { adminResetUserPassword } from './operations/admin-reset-user-password'
import { adminSetUserMfaPreference } from './operations/admin-set-user-mfa-preference'
import { adminUpdateUserAttributes } from './operations/admin-update-user-attributes'
import { adminUserGlobalSignOut } from './operations/admin-user-global-sign-out'
import { associateSoftwareToken } from './operations/associate-software-token'
import { changePassword } from './operations/change-password'
import { confirmForgotPassword } from './operations/confirm-forgot-password'
import { confirmSignUp } from './operations/confirm-sign-up'
import { createGroup } from './operations/create-group'
import { deleteGroup } from './operations/delete-group'
import { deleteUser } from './operations/delete-user'
import { describeUserPool } from './operations/describe-user-pool'
import { describeUserPoolClient } from './operations/describe-user-pool-client'
import { forgotPassword } from './operations/forgot-password'
import { getGroup } from './operations/get-group'
import { getTokensFromRefreshToken } from './operations/get-tokens-from-refresh-token'
import { getUser } from './operations/get-user'
import { getUserAttributeVerificationCode } from './operations/get-user-attribute-verification-code'
import { globalSignOut } from './operations/global-sign-out'
import { initiateAuth } from './operations/initiate-auth'
import { listGroups } from './operations/list-groups'
import { listUsers } from './operations/list-users'
import { listUsersInGroup } from './operations/list-users-in-group'
import { resendConfirmationCode } from './operations/resend-confirmation-code'
import { respondToAuthChallenge } from './operations/respond-to-auth-challenge'
import { revokeToken } from './operations/revoke-token'
import { setUserMfaPreference } from './operations/set-user-mfa-preference'
import { signUp } from './operations/sign-up'
import { updateUserAttributes } from './operations/update-user-attributes'
import { verifySoftwareToken } from './operations/verify-software-token'
import { verifyUserAttribute } from './operations/verify-user-attribute'

/** By the name that the wire gives them. A map, since a plain object would answer to `constructor` too. */
export const operations = new Map<string, { run: Operation; isUnsigned: boolean }>([
  ['SignUp', { run: signUp, isUnsigned: true }],
  ['ConfirmSignUp', { run: confirmSignUp, isUnsigned: true }],
  ['ResendConfirmationCode', { run: resendConfirmationCode, isUnsigned: true }],
  ['ForgotPassword', { run: forgotPassword, isUnsigned: true }],
  ['ConfirmForgotPassword', { run: confirmForgotPassword, isUnsigned: true }],
  ['InitiateAuth', { run: initiateAuth, isUnsigned: true }],
  ['RespondToAuthChallenge', { run: respondToAuthChallenge, isUnsigned: true }],
  ['GetTokensFromRefreshToken', { run: getTokensFromRefreshToken, isUnsigned: true }],
  ['RevokeToken', { run: revokeToken, isUnsigned: true }],
  ['GetUser', { run: getUser, isUnsigned: true }],
  ['AssociateSoftwareToken', { run: associateSoftwareToken, isUnsigned: true }],
  ['ChangePassword', { run: changePassword, isUnsigned: true }],
  ['DeleteUser', { run: deleteUser, isUnsigned: true }],
  ['GetUserAttributeVerificationCode', { run: getUserAttributeVerificationCode, isUnsigned: true }],
  ['GlobalSignOut', { run: globalSignOut, isUnsigned: true }],
  ['SetUserMFAPreference', { run: setUserMfaPreference, isUnsigned: true }],
  ['UpdateUserAttributes', { run: updateUserAttributes, isUnsigned: true }],
  ['VerifySoftwareToken', { run: verifySoftwareToken, isUnsigned: true }],
  ['VerifyUserAttribute', { run: verifyUserAttribute, isUnsigned: true }],
  ['AdminConfirmSignUp', { run: adminConfirmSignUp, isUnsigned: false }],
  ['AdminCreateUser', { run: adminCreateUser, isUnsigned: false }],
  ['AdminEnableUser', { run: adminEnableUser, isUnsigned: false }],
  ['AdminDisableUser', { run: adminDisableUser, isUnsigned: false }],
  ['AdminDeleteUser', { run: adminDeleteUser, isUnsigned: false }],
  ['AdminResetUserPassword', { run: adminResetUserPassword, isUnsigned: false }],
  ['AdminSetUserMFAPreference', { run: adminSetUserMfaPreference, isUnsigned: false }],
  ['AdminUpdateUserAttributes', { run: adminUpdateUserAttributes, isUnsigned: false }],
  ['AdminUserGlobalSignOut', { run: adminUserGlobalSignOut, isUnsigned: false }],
  ['AdminGetUser', { run: adminGetUser, isUnsigned: false }],
  ['ListUsers', { run: listUsers, isUnsigned: false }],
  ['ListUsersInGroup', { run: listUsersInGroup, isUnsigned: false }],
  ['ListGroups', { run: listGroups, isUnsigned: false }],
  ['AdminListGroupsForUser', { run: adminListGroupsForUser, isUnsigned: false }],
  ['AdminAddUserToGroup', { run: adminAddUserToGroup, isUnsigned: false }],
  ['AdminRemoveUserFromGroup', { run: adminRemoveUserFromGroup, isUnsigned: false }],
  ['DescribeUserPool', { run: describeUserPool, isUnsigned: false }],
  ['DescribeUserPoolClient', { run: describeUserPoolClient, isUnsigned: false }],
  ['GetGroup', { run: getGroup, isUnsigned: false }],
  ['CreateGroup', { run: createGroup, isUnsigned: false }],
  ['DeleteGroup', { run: deleteGroup, isUnsigned: false }],
])

/** The operations that a client may call without AWS credentials. */
export const unsignedOperations: ReadonlySet<string> = new Set(
  [...operations].filter(([, { isUnsigned }]) => isUnsigned).map(([name]) => name),
)
