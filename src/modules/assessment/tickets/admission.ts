/** 准考证号: of KS-2026-120116-000123 and seat 007 is 26 116 000123 007; fourteen digits, one of a kind within a city. */
export function admissionOf(exam: string, seat: string): string {
  const [, year = '', district = '', serial = ''] = exam.split('-')
  return `${year.slice(-2)}${district.slice(-3)}${serial}${seat.padStart(3, '0').slice(-3)}`
}
