'use server'

import type { FormState } from '../../../../../lib/domain/result'

export const nothing = async (): Promise<FormState> => ({})
