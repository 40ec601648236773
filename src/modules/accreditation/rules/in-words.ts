/** The rules of accreditation in plain words (规则名), by the id that a reason carries. */
export const ACCREDITATION_RULES: Readonly<Record<string, string>> = {
  'applicant-kind': '申请单位类别',
  'examiners-with-card': '考评员',
  'supervisors-with-card': '质量督导员',
  'venue-places': '考点',
  'not-accredited-yet': '没有重复备案',
  'not-leaving': '没有在办退出',
  'accreditation-ban': '不在取消后的限期里',
  'scheme-reviewed': '认定方案评审',
}
