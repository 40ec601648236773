export { BackupError, brokenBackup, readBackup, sumsOf, writeBackup } from './backup.ts'
export { type Database, type DatabaseOptions, type Db, lockKey, lockName, openDatabase } from './database.ts'
export { FolderInUse } from './folder-guard.ts'
export { migrate, migrationsOf } from './migrate.ts'
