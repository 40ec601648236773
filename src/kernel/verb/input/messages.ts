import { z } from 'zod'
import { chineseMessage } from '../../value/text/messages.ts'

z.config({ localeError: chineseMessage })
