import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs that run the keys in Python with NumPy, pandas and scikit-learn; the file supplies the expressions. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/python-for-ml.yaml', 'utf8'))).items;
const itemOf = (id: string) => items.find((item) => item.id === id)!;
const keyText = (id: string) => itemOf(id).options[itemOf(id).key]!.text;

/** One thread, since the arrays are small and the cores are shared. */
const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };

/** The first interpreter that has the modules: a version manager may stand before Debian's own Python. */
function pythonWith(...modules: readonly string[]): string | undefined {
	const found = `all(util.find_spec(name) for name in ${JSON.stringify(modules)})`;
	return ['python3', '/usr/bin/python3'].find(
		(python) =>
			spawnSync(python, ['-c', `from importlib import util; exit(not ${found})`], { env }).status === 0
	);
}

function run(python: string | undefined, program: string): unknown {
	const result = spawnSync(python!, ['-'], { input: program, encoding: 'utf8', env });
	if (result.status !== 0) throw new Error(result.stderr);
	return JSON.parse(result.stdout);
}

const numpy = pythonWith('numpy');
const pandas = pythonWith('numpy', 'pandas');
const sklearn = pythonWith('numpy', 'sklearn');

describe('py-w1: subtracting the mean of each row', () => {
	const { options, key } = itemOf('py-w1');
	const expressions = options.map(({ text }) => text.replaceAll('`', ''));

	function outcomes(): unknown {
		return run(
			numpy,
			`
import json
import numpy as np
X = np.arange(64000.0).reshape(1000, 64) ** 1.5
wanted = np.array([row - row.mean() for row in X])
def outcome(expression):
    try:
        return "rows" if np.allclose(eval(expression), wanted) else "something else"
    except ValueError:
        return "broadcasting error"
print(json.dumps([outcome(one) for one in json.loads(${JSON.stringify(JSON.stringify(expressions))})]))
`
		);
	}

	it.skipIf(!numpy)('is what the key does; two options raise and one centres columns (needs numpy)', () => {
		expect(outcomes()).toEqual(['broadcasting error', 'something else', 'rows', 'broadcasting error']);
		expect(key).toBe(2);
	});
});

describe('py-w2: 18-digit owners after a left join', () => {
	it.skipIf(!pandas)(
		'survive as Int64 and lose digits as int64, before any later cast (needs pandas)',
		() => {
			const result = run(
				pandas,
				`
import json
import pandas as pd
owners = [123456789012345678 + n for n in range(4)]
accounts = pd.DataFrame({"account": [1, 2, 3, 4], "owner_id": owners})
payments = pd.DataFrame({"account": [1, 2, 3, 4, 9]})
def joined(frame, **options):
    return payments.merge(frame, how="left", on="account", **options).owner_id
late = joined(accounts).fillna(0).astype("int64")
checked = joined(accounts, validate="many_to_one")
pd.set_option("display.precision", 20)
wide = joined(accounts)
nullable = joined(accounts.astype({"owner_id": "Int64"}))
print(json.dumps([[int(value) for value in column[:4]] == owners for column in (late, wide, checked, nullable)]))
`
			);
			expect(result).toEqual([false, false, false, true]);
			expect(keyText('py-w2')).toContain('Cast `owner_id` to `Int64`');
		}
	);
});

describe('py-w3: columns chosen with the labels of the test rows', () => {
	it.skipIf(!sklearn)(
		'score near 80% on shuffled labels until chosen inside the folds (needs scikit-learn)',
		() => {
			const scores = run(
				sklearn,
				`
import json
import numpy as np
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
random = np.random.RandomState(1)
X = random.standard_normal((200, 5000))
y = random.permutation(np.repeat([0, 1], 100))
model, select = LogisticRegression(), SelectKBest(k=20)
chosen = select.fit_transform(X, y)
scaled = select.fit_transform(StandardScaler().fit_transform(X), y)
def score(model, columns, folds):
    return float(cross_val_score(model, columns, y, cv=folds).mean())
print(json.dumps([
    score(model, chosen, 5),
    score(make_pipeline(select, model), X, 5),
    score(model, chosen, 20),
    score(model, chosen, StratifiedKFold(5, shuffle=True, random_state=0)),
    score(model, scaled, 5),
]))
`
			) as readonly number[];
			const [leaking, inside, ...others] = scores;
			expect(leaking).toBeGreaterThan(0.75);
			expect(inside).toBeLessThan(0.6);
			expect(Math.min(...others)).toBeGreaterThan(0.75);
			expect(keyText('py-w3')).toContain('inside the cross-validation');
		}
	);
});

describe('py-p3: five of forty columns for an exact median', () => {
	it.skipIf(!pandas)('need a fraction of the memory, and chunks give another median (needs pandas)', () => {
		const result = run(
			pandas,
			`
import io, json
import numpy as np
import pandas as pd
random = np.random.RandomState(3)
rows = 4000
frame = pd.DataFrame({f"number_{n}": random.exponential(size=rows) for n in range(25)})
for n in range(15):
    frame[f"text_{n}"] = random.choice([f"a value with number {v}" for v in range(3)], size=rows)
frame["number_0"] *= np.linspace(1, 5, rows)
source = frame.to_csv(index=False)
texts = ["text_0", "text_1", "text_2"]
def read(**options):
    return pd.read_csv(io.StringIO(source), **options)
def size(one):
    return int(one.memory_usage(deep=True).sum())
def median(one):
    return one.groupby(texts, observed=True)["number_0"].median().to_dict()
whole = read()
small = read(usecols=["number_0", "number_1"] + texts, dtype={text: "category" for text in texts})
chunks = list(read(chunksize=1000))
of_chunks = pd.DataFrame([median(chunk) for chunk in chunks]).mean()
print(json.dumps({
    "share": size(small) / size(whole),
    "joined": size(pd.concat(chunks)) / size(whole),
    "exact": median(small) == median(whole),
    "chunksExact": bool(np.allclose(of_chunks, pd.Series(median(whole)), rtol=1e-3)),
}))
`
		) as Readonly<Record<string, number | boolean>>;
		expect(result['share']).toBeLessThan(0.05);
		expect(result['joined']).toBeGreaterThan(0.95);
		expect(result['exact']).toBe(true);
		expect(result['chunksExact']).toBe(false);
		expect(keyText('py-p3')).toContain('five columns');
	});
});
