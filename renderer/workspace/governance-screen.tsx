import { GOVERNANCE, type GovernancePart } from '../../analytics/contract/governance.ts';
import { Canvas } from '../components/canvas.tsx';
import './governance.css';

/** What an information governance lead needs to know to approve the workbench. */
export function GovernanceScreen() {
  return (
    <Canvas
      title="What happens to children’s data here?"
      answer="It stays on this computer, in one encrypted file that only its passphrase opens, or a key you have this computer remember. Nothing is sent anywhere."
    >
      <div className="governance">
        <nav aria-label="On this page">
          <ul>
            {GOVERNANCE.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  className="governance-link"
                  onClick={() => {
                    const heading = document.getElementById(`governance-${id}`);
                    heading?.scrollIntoView();
                    heading?.focus();
                  }}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="governance-text">
          {GOVERNANCE.map(({ id, title, parts }) => (
            <section key={id} aria-labelledby={`governance-${id}`}>
              <h2 id={`governance-${id}`} tabIndex={-1}>
                {title}
              </h2>
              {parts.map((part, index) => (
                <Part key={index} part={part} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </Canvas>
  );
}

function Part({ part }: { part: GovernancePart }) {
  switch (part.kind) {
    case 'words':
      return <p>{part.words}</p>;
    case 'list':
      return (
        <ul className="governance-list">
          {part.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'answers':
      return (
        <dl className="governance-answers">
          {part.answers.map(([question, answer]) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      );
    case 'commands':
      return (
        <pre className="governance-commands" tabIndex={0}>
          {part.commands.join('\n')}
        </pre>
      );
  }
}
