import { type Check, invalid, valid } from './check.ts'

/** The code of a district (行政区划代码, GB/T 2260): 6 digits. */
export type DistrictCode = string & { readonly brand: 'DistrictCode' }

/** A district of the city, such as 120116, 滨海新区, 滨海. */
export interface District {
  code: DistrictCode
  name: string
  short: string
}

/** Looks a code up among the city's districts. */
export function checkDistrict(code: string, districts: readonly District[]): Check<District> {
  if (code.length !== 6 || !/^\d{6}$/.test(code)) return invalid('区代码应为6位数字。')
  const district = districts.find((each) => each.code === code)
  return district === undefined ? invalid('本市没有这个区代码。') : valid(district)
}

/** What a district is called; the code of the city itself is the whole city, one that is unknown stays as it is. */
export const districtName = (
  city: { code: string; name: string; districts: readonly District[] },
  code: string,
): string => city.districts.find((one) => one.code === code)?.name ?? (code === city.code ? city.name : code)
