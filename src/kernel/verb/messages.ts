import { z } from 'zod'
import { chineseMessage } from '../value/messages.ts'

z.config({ localeError: chineseMessage })
