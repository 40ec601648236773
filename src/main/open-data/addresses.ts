/** Where all of it is found; stable for whoever has bookmarked or harvests it. */
export const OPEN_DATA = '/open-data'

/** The forms in which a set is given. */
export const FORMS = ['csv', 'json'] as const
export type Form = (typeof FORMS)[number]

/** The address of a set in one form: /open-data/catalogue.csv. */
export const addressOf = (id: string, form: Form): string => `${OPEN_DATA}/${id}.${form}`
