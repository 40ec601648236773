import { loadCity } from '../kernel/standard/load/load-city.ts'
import { KINDS, PERMISSIONS } from './modules.ts'

/** A city's folder with every kind of standard that the modules read and every permission that they name; throws CityErrors with file and line. */
export const loadCityFolder = (folder: string) => loadCity(folder, KINDS, PERMISSIONS)
