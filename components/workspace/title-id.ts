/** The heading that takes the focus when what held it is gone. */
export const TITLE_ID = 'title'
