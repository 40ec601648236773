import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The workbench: src/workbench/index.html and all that it loads, into dist/workbench, served under /work/. */
export default defineConfig({
  root: 'src/workbench',
  base: '/work/',
  plugins: [react()],
  build: {
    outDir: '../../dist/workbench',
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    manifest: true,
  },
})
