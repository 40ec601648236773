import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Needs the demo city that the browser's tests share: it is made while the other worker is at the database's. */
const ASKS_FOR_THE_CITY = 'test/journeys/whole-road.journey.test.ts'

/** What takes longest, as the end of a run tells. */
const SLOWEST = [
  'test/five-pieces.db.test.ts',
  'test/attacks/reach.db.test.ts',
  'test/situations/training.db.test.ts',
  'test/attacks/real-city.db.test.ts',
  'test/paying.db.test.ts',
  'test/every-state.db.test.ts',
  'test/attacks/verbs.db.test.ts',
  'test/city-load/city-load.db.test.ts',
  'test/journeys/public-pages.journey.test.ts',
  'src/modules/training/workbench/phone/phone-signing.browser.test.ts',
  'test/journeys/work-pages.journey.test.ts',
]

/** One project after another, since a worker loads the sources anew for each; where a mistake is cheapest to find comes first. */
const PROJECTS = ['unit', 'fault', 'database', 'browser']

/**
 * All files stand in one line, from which each of the two workers takes the next. The files that take longest begin first, so
 * that no worker is left alone with one of them at the end. Two that need the same city do not stand beside each other: the second
 * would wait while the first makes it.
 */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turn = ({ moduleId, project }: TestSpecification) =>
      moduleId.endsWith(ASKS_FOR_THE_CITY) ? 0.5 : PROJECTS.indexOf(project.name)
    const rank = ({ moduleId }: TestSpecification) => {
      const at = SLOWEST.findIndex((one) => moduleId.endsWith(one))
      return at === -1 ? SLOWEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => turn(a) - turn(b) || rank(a) - rank(b))
  }
}
