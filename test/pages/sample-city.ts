import type { City } from '../../src/kernel/standard/load/city.ts'
import type { DistrictCode } from '../../src/kernel/value/district.ts'

/** A city that is just enough for pages; the real one is read from its folder by main. */
export const CITY: City = {
  name: '天津市',
  short: '天津',
  code: '120000' as DistrictCode,
  province: '12',
  schema: 'tianjin',
  site: {
    name: '海河工匠',
    authority: '天津市人力资源和社会保障局',
    hotline: '12333',
    supervisionPhone: '12333',
    url: 'https://hrss.tj.gov.cn/',
    codes: { site: null, icp: null, police: null },
  },
  source: '测试',
  takeBackSeconds: 0,
  districts: [],
  zones: [],
  roles: {},
  calendar: { years: {} },
}
