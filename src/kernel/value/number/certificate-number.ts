import { type Check, invalid, valid } from '../check.ts'
import type { CertificateLevel } from '../level.ts'

/** What the 22 characters of a certificate number (职业技能等级证书编码, R4.7) say. */
export interface CertificateNumberParts {
  /** 类别: Y an employer (用人单位), S a public assessment organisation (社会培训评价组织). */
  issuer: 'Y' | 'S'
  /** 机构代码: 4 digits, `0000` unless first registered with the ministry. */
  bodyCode: string
  /** 省级代码: 2 digits, Tianjin is 12. */
  province: string
  /** 机构（站点）序列码: 6 digits, given by the province. */
  siteCode: string
  /** Year of issue, 2000 to 2099. */
  year: number
  level: CertificateLevel
  /** 证书序列码: 1 to 999999. It has no check digit: that it is unique is the database's part. */
  serial: number
}

/** Reads a certificate number; old and foreign numbers are refused with a word on what they look like. */
export function checkCertificateNumber(text: string): Check<CertificateNumberParts> {
  if (text.length === 16 && /^\d{16}$/.test(text))
    return invalid('这是16位的职业资格证书编号，不是22位的职业技能等级证书编号。')
  if (text.length !== 22) return invalid(`证书编号应为22位，现为${text.length}位。`)
  if (!/^[YS]/.test(text)) return invalid('证书编号首位应为 Y（用人单位）或 S（社会培训评价组织）。')
  if (!/^.\d{14}.\d{6}$/.test(text)) return invalid('证书编号首位之后应全是数字。')
  if (!/[1-5]/.test(text.charAt(15))) return invalid('证书编号第16位是等级，应为1至5。')
  if (text.endsWith('000000')) return invalid('证书编号末六位是序列码，从000001开始。')
  return valid({
    issuer: text.charAt(0) as 'Y' | 'S',
    bodyCode: text.slice(1, 5),
    province: text.slice(5, 7),
    siteCode: text.slice(7, 13),
    year: 2000 + Number(text.slice(13, 15)),
    level: Number(text.charAt(15)) as CertificateLevel,
    serial: Number(text.slice(16)),
  })
}

/** Writes a certificate number of 22 characters; throws RangeError where a part does not fit its place. */
export function certificateNumber(parts: CertificateNumberParts): string {
  const { issuer, bodyCode, province, siteCode, year, level, serial } = parts
  const fits =
    (issuer === 'Y' || issuer === 'S') &&
    /^\d{4}$/.test(bodyCode) &&
    /^\d{2}$/.test(province) &&
    /^\d{6}$/.test(siteCode) &&
    isWholeBetween(year, 2000, 2099) &&
    isWholeBetween(level, 1, 5) &&
    isWholeBetween(serial, 1, 999_999)
  if (!fits) throw new RangeError('a part of the certificate number does not fit its place (R4.7)')
  const yearCode = String(year).slice(2)
  return `${issuer}${bodyCode}${province}${siteCode}${yearCode}${level}${String(serial).padStart(6, '0')}`
}

/** How 专项职业能力 certificates are numbered: another letter than Y and S, and a mark where the level stands (assumed). */
export interface SpecialSeries {
  letter: string
  levelMark: string
}

/** The first 16 characters of a 专项职业能力 number; throws RangeError where a part does not fit its place. */
export function specialAbilityPrefix(
  series: SpecialSeries,
  parts: Omit<CertificateNumberParts, 'issuer' | 'level' | 'serial'>,
): string {
  const like = certificateNumber({ ...parts, issuer: 'S', level: 5, serial: 1 })
  if (!/^[A-Z]$/.test(series.letter) || /[YS]/.test(series.letter) || series.levelMark !== '0')
    throw new RangeError('a 专项 series takes another letter than Y and S, and 0 for the level')
  return `${series.letter}${like.slice(1, 15)}${series.levelMark}`
}

/** A number that this platform gives: of the levels (R4.7), or of a 专项职业能力. */
export function checkIssuedNumber(text: string): Check<string> {
  if (/^[A-Z]\d{14}0\d{6}$/.test(text) && !/^[YS]/.test(text)) {
    return text.endsWith('000000') ? invalid('证书编号末六位是序列码，从000001开始。') : valid(text)
  }
  const checked = checkCertificateNumber(text)
  return checked.valid ? valid(text) : checked
}

/** What the 16 digits of an earlier 职业资格证书 say (R4.7): the year may be of either century. */
export interface QualificationNumberParts {
  yearInCentury: number
  level: CertificateLevel
}

/**
 * Reads the number of a 职业资格证书: year 2, province or industry 2, prefecture 2, issuer 1 (0–4) and 3, level 1,
 * serial 5.
 */
export function checkQualificationNumber(text: string): Check<QualificationNumberParts> {
  if (!/^\d{16}$/.test(text)) return invalid(`职业资格证书编号应为16位数字，现为${text.length}位。`)
  if (!/[0-4]/.test(text.charAt(6))) return invalid('职业资格证书编号第7位是机构识别，应为0至4。')
  if (!/[1-5]/.test(text.charAt(10))) return invalid('职业资格证书编号第11位是等级，应为1至5。')
  if (text.endsWith('00000')) return invalid('职业资格证书编号末五位是序号，从00001开始。')
  return valid({
    yearInCentury: Number(text.slice(0, 2)),
    level: Number(text.charAt(10)) as CertificateLevel,
  })
}

/**
 * Checks the number of an appointment as 特级技师 or 首席技师: the same seven parts in two letters and 20 digits. Where the
 * second letter stands is not published: taken at the second place, or at the sixteenth, which is the level's.
 */
export function checkSpecialRankNumber(text: string): Check<string> {
  if (text.length !== 22) return invalid(`特级技师、首席技师证书编号应为22位，现为${text.length}位。`)
  if (!/^[YS](?:[A-Z]\d{20}|\d{14}[A-Z]\d{6})$/.test(text))
    return invalid('特级技师、首席技师证书编号应为2个字母加20位数字。')
  return valid(text)
}

const isWholeBetween = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most
