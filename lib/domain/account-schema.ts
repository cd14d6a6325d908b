import { z } from 'zod'
import { fieldWords } from './field-words'

// What an address may be is Cognito's to say; 128 is its limit for a username. No letter goes to one with < in it.
const email = z
  .string({ error: fieldWords.email })
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(
    z
      .string()
      .regex(/^[^\s@<]+@[^\s@<]+$/, { error: fieldWords.email })
      .max(128, { error: fieldWords.email }),
  )

// What a password may be is Cognito's to say; these are the limits of its own API.
const password = z
  .string({ error: fieldWords.password })
  .min(1, { error: fieldWords.password })
  .max(256, { error: fieldWords.password })

// The pool's policy, asked here first: Cognito may look for a taken address before it looks at the password, or after.
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+ -]/]

const newPassword = z
  .string({ error: fieldWords.newPassword })
  .min(12, { error: fieldWords.newPassword })
  .refine((typed) => KINDS.every((kind) => kind.test(typed)), { error: fieldWords.newPassword })
  .max(256, { error: fieldWords.newPassword })
  .refine((typed) => typed.trim() === typed, { error: fieldWords.passwordEnds })

const code = z
  .string({ error: fieldWords.code })
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: fieldWords.code }))

const next = z.string().max(2048).optional().catch(undefined)

export const signInForm = z.object({ email, password, next })
export const signUpForm = z.object({ email, password: newPassword, next })
export const confirmSignUpForm = z.object({ email, code, password, next })
export const resendCodeForm = z.object({ email })
export const setNewPasswordForm = z.object({ password: newPassword })
export const appCodeForm = z.object({ code })
export const forgotPasswordForm = z.object({ email, next })
export const resetPasswordForm = z.object({ email, code, password: newPassword, next })
export const changePasswordForm = z.object({ currentPassword: password, password: newPassword })
export const currentPasswordForm = z.object({ currentPassword: password })
export const confirmEmailForm = z.object({ code, next })
export const deleteAccountForm = z.object({ confirmation: email, currentPassword: password })
export const nothingForm = z.object({})
