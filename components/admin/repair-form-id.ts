export const REPAIR_FORM_ID = 'repair'
