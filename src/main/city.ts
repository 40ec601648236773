import { loadCity } from '../kernel/standard/load/load-city.ts'
import { KINDS } from './modules.ts'

/** A city's folder with every kind of standard that the modules read; throws CityErrors with file and line. */
export const loadCityFolder = (folder: string) => loadCity(folder, KINDS)
