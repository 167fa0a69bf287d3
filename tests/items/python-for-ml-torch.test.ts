import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs that run the code blocks of the items with PyTorch, changed in the way each option says. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/python-for-ml.yaml', 'utf8'))).items;
const itemOf = (id: string) => items.find((item) => item.id === id)!;

const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };

const HAS_TORCH = "from importlib import util; exit(util.find_spec('torch') is None)";

/** A version manager may stand before Debian's own Python, which has the module. */
const torch = ['python3', '/usr/bin/python3'].find(
	(python) => spawnSync(python, ['-c', HAS_TORCH], { env }).status === 0
);

function run(program: string): unknown {
	const result = spawnSync(torch!, ['-W', 'ignore', '-'], { input: program, encoding: 'utf8', env });
	if (result.status !== 0) throw new Error(result.stderr);
	return JSON.parse(result.stdout);
}

/** The code block of an item as a Python string literal. */
const codeOf = (id: string) => JSON.stringify(itemOf(id).code!.text);

/** True at the key and false elsewhere, in the stored order of the options. */
const keyAlone = (id: string) => itemOf(id).options.map((_, index) => index === itemOf(id).key);

describe('py-p1: the same row scored twice', () => {
	it.skipIf(!torch)('repeats its score with the change of the key alone (needs torch)', () => {
		const repeatable = run(`
import json
import torch
import torch.nn as nn
import torch.nn.functional as F
source = ${codeOf('py-p1')}
def repeats(code=source, again=False, guard=torch.no_grad, momentum=None):
    torch.manual_seed(0)
    scope = dict(torch=torch, nn=nn, F=F)
    exec(code, scope)
    model = scope["Scorer"]().eval()
    if momentum is not None:
        model.norm.momentum = momentum
    row = torch.randn(1, 64)
    def score():
        if again:
            model.eval()
        with guard():
            return model(row).item()
    return len({score() for _ in range(20)}) == 1
print(json.dumps([
    repeats(again=True),
    repeats(source.replace("p=0.2", "p=0.2, training=self.training")),
    repeats(guard=torch.inference_mode),
    repeats(momentum=0.0),
]))
`);
		expect(repeatable).toEqual(keyAlone('py-p1'));
	});
});

describe('py-p2: an iterable dataset with four workers', () => {
	it.skipIf(!torch)('gives each row once with the change of the key alone (needs torch)', () => {
		const epochs = run(`
import json
from torch.utils.data import DataLoader, DistributedSampler, IterableDataset, get_worker_info
source = ${codeOf('py-p2')}
files = list(range(8))
def read_rows(path):
    return [path * 1000 + row for row in range(300)]
scope = dict(IterableDataset=IterableDataset, DataLoader=DataLoader, read_rows=read_rows, files=files)
exec(source, scope)
Events = scope["Events"]
class Divided(Events):
    def __iter__(self):
        worker = get_worker_info()
        for path in self.files[worker.id :: worker.num_workers]:
            yield from read_rows(path)
def times_each_row(dataset=Events(files), distributed=False, **options):
    try:
        if distributed:
            options["sampler"] = DistributedSampler(dataset, num_replicas=4, rank=0)
        loader = DataLoader(dataset, batch_size=256, num_workers=4, **options)
        return sum(len(batch) for batch in loader) / (300 * len(files))
    except (TypeError, ValueError) as error:
        return type(error).__name__
print(json.dumps([
    times_each_row(shuffle=True),
    times_each_row(distributed=True),
    times_each_row(Divided(files)),
    times_each_row(persistent_workers=True),
]))
`);
		expect(epochs).toEqual(['ValueError', 'TypeError', 1, 4]);
		expect(keyAlone('py-p2').indexOf(true)).toBe(2);
	});
});

describe('py-p4: a running sum of losses', () => {
	it.skipIf(!torch)('keeps the history of each step until the loss is detached (needs torch)', () => {
		const steps = 50;
		const kept = run(`
import io, json
from contextlib import redirect_stdout
import torch
source = ${codeOf('py-p4')}
def steps_kept(code):
    torch.manual_seed(0)
    model = torch.nn.Linear(4, 1)
    loader = [(torch.randn(8, 4), torch.randn(8, 1)) for _ in range(${steps})]
    scope = dict(model=model, loader=loader, loss_fn=torch.nn.MSELoss())
    scope["optimizer"] = torch.optim.SGD(model.parameters(), lr=0.01)
    with redirect_stdout(io.StringIO()):
        exec(code, scope)
    seen, waiting = 0, [scope["total"].grad_fn]
    while waiting:
        node = waiting.pop()
        if node is not None:
            seen += "MseLoss" in type(node).__name__
            waiting += [parent for parent, _ in node.next_functions]
    return seen
sum_line = "    total += loss\\n"
step_line = "    optimizer.step()\\n"
print(json.dumps([
    steps_kept(source.replace(step_line, step_line + "    __import__('torch').cuda.empty_cache()\\n")),
    steps_kept(source.replace("zero_grad()", "zero_grad(set_to_none=True)")),
    steps_kept(source.replace(sum_line, sum_line + "    del x, y, loss\\n")),
    steps_kept(source.replace(sum_line, "    total += loss.detach()\\n")),
]))
`) as readonly number[];
		expect(kept).toEqual([steps, steps, steps, 0]);
		expect(keyAlone('py-p4').indexOf(true)).toBe(3);
	});
});
