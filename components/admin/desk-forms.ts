// Ids of the forms of a page of users. Buttons and boxes in the rows belong to them by their `form` attribute.
export const REPAIR_FORM_ID = 'repair'
export const SELECTION_FORM_ID = 'selection'
