/** The number of a case (办件号): two letters of its kind, year, district, gapless serial, as BT-2026-120116-000318. */
export type CaseNumber = string & { readonly brand: 'CaseNumber' }
