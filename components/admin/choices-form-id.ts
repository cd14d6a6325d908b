/** The form that the boxes of a plan belong to where no script sends them one by one. */
export const CHOICES_FORM_ID = 'choices'
