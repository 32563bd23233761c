import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, StartFailure } from './app/app.tsx';
import { connect } from './connect.ts';
import { failureOf } from '../analytics/contract/failure.ts';
import { applyPreferences } from './state/preferences.ts';
import './design/tokens.css';
import './design/base.css';

const container = document.getElementById('root');
if (!container) throw new Error('The page has no element to be drawn into.');
applyPreferences(document.documentElement);
const root = createRoot(container);

try {
  const client = await connect();
  root.render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<StartFailure failure={failureOf(error)} />);
}
