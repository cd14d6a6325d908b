import { ActionForm } from '../ui/action-form'
import { buttonLook } from '../ui/button-look'
import type { FormAction } from '../ui/form-action'
import { authWords } from '../words/auth'

/** For whom no code has come: where to look, and another one. */
export function CodeAgain({ send, email }: { send: FormAction; email: string }) {
  return (
    <ActionForm action={send} hidden={{ email }} className="grid justify-items-start gap-4">
      <p>{authWords.noCode}</p>
      <button type="submit" className={buttonLook.plain}>
        {authWords.resend}
      </button>
    </ActionForm>
  )
}
