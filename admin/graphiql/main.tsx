import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./style.css";
import { GraphiQL } from "graphiql";
import { StrictMode, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { fetchOperations } from "./fetch-operations";
import { firstTabs } from "./first-tabs";
import { keepToken, takeToken } from "./keep-token";
import { TokenBar } from "./token-bar";

function Page() {
  const [token, setToken] = useState(takeToken);
  const fetcher = useMemo(() => fetchOperations(token), [token]);
  const change = (next: string) => {
    keepToken(next);
    setToken(next);
  };
  return (
    <div className="page">
      <TokenBar token={token} onChange={change} />
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={firstTabs}
        defaultHeaders={'{\n  "Authorization": ""\n}'}
        shouldPersistHeaders
        defaultEditorToolsVisibility="headers"
      >
        <GraphiQL.Logo>Steward</GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root to render into.");
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
