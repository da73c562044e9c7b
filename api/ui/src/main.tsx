import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/client';
import './design/tokens.css';
import './design/base.css';
import { handleKey } from './design/keys';
import { applyTheme } from './design/theme';
import { language, setLanguage } from './i18n/text';
import { App } from './shell/App';

applyTheme();
await setLanguage(language());
addEventListener('keydown', handleKey);

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ends shows the way back in, wherever it is noticed first.
    onError: (error, query) => {
      if (error instanceof Problem && error.status === 401 && query.queryKey[0] !== 'me') client.invalidateQueries({ queryKey: ['me'] });
    },
  }),
  defaultOptions: { queries: { retry: (failures, error) => !(error instanceof Problem) && failures < 2, refetchOnWindowFocus: true } },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
