import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest, as the end of a run tells. Two files that need the same city do not stand beside each other: the second
 * would wait while the first makes it.
 */
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
  'test/journeys/whole-road.journey.test.ts',
]

/** The files that take longest begin first, so that no worker is left alone with one of them at the end. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = SLOWEST.findIndex((one) => moduleId.endsWith(one))
      return at === -1 ? SLOWEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
