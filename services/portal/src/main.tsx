import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import './design/global.css';
import { startI18n } from './i18n/index.ts';

await startI18n();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  window.addEventListener('load', () => void navigator.serviceWorker.register('/sw.js'));
}
