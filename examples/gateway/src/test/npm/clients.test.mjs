// The npm packages openai and ai against the gateway at $GATEWAY, with the key $KEY.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import OpenAI from 'openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateObject, generateText, stepCountIs, streamText, tool } from 'ai';
import { z } from 'zod';

const baseURL = process.env.GATEWAY;
const apiKey = process.env.KEY;
const openai = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const provider = createOpenAICompatible({ name: 'gateway', baseURL, apiKey, includeUsage: true, supportsStructuredOutputs: true });
const ask = content => [{ role: 'user', content }];
const tiny = 'iVBORw0KGgo=';

test('openai: chat', async () => {
  const answer = await openai.chat.completions.create({ model: 'default', messages: ask('Hello') });
  assert.equal(answer.choices[0].message.content, 'Hello there.');
  assert.equal(answer.usage.total_tokens, 10);
});

test('openai: stream with usage', async () => {
  const stream = await openai.chat.completions.create({ model: 'default', messages: ask('Hello'), stream: true, stream_options: { include_usage: true } });
  let text = '';
  let usage;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? '';
    usage = chunk.usage ?? usage;
  }
  assert.equal(text, 'Hello there.');
  assert.equal(usage.total_tokens, 10);
});

test('openai: tools there and back', async () => {
  const messages = ask('How is the weather in Bonn?');
  const tools = [{ type: 'function', function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } } }];
  const wish = (await openai.chat.completions.create({ model: 'default', messages, tools })).choices[0].message;
  assert.deepEqual(JSON.parse(wish.tool_calls[0].function.arguments), { city: 'Bonn' });
  messages.push(wish, { role: 'tool', tool_call_id: wish.tool_calls[0].id, content: 'sunny' });
  const answer = await openai.chat.completions.create({ model: 'default', messages, tools });
  assert.equal(answer.choices[0].message.content, 'It is sunny in Bonn.');
});

test('openai: image', async () => {
  const content = [{ type: 'text', text: 'What is it?' }, { type: 'image_url', image_url: { url: `data:image/png;base64,${tiny}` } }];
  const answer = await openai.chat.completions.create({ model: 'up/one', messages: ask(content) });
  assert.equal(answer.choices[0].message.content, 'A cat.');
});

test('openai: JSON schema', async () => {
  const schema = { type: 'object', properties: { animal: { type: 'string' } }, required: ['animal'], additionalProperties: false };
  const answer = await openai.chat.completions.parse({ model: 'default', messages: ask('Which animal?'), response_format: { type: 'json_schema', json_schema: { name: 'animal', strict: true, schema } } });
  assert.deepEqual(JSON.parse(answer.choices[0].message.content), { animal: 'cat' });
});

test('openai: models', async () => {
  assert.equal((await openai.models.retrieve('up/one')).id, 'up/one');
  const ids = [];
  for await (const model of openai.models.list()) {
    ids.push(model.id);
  }
  assert.ok(ids.includes('default'));
});

test('openai: errors', async () => {
  const chat = (client, more) => client.chat.completions.create({ model: 'default', messages: ask('Hello'), ...more });
  await assert.rejects(chat(new OpenAI({ baseURL, apiKey: 'wrong', maxRetries: 0 })), error => error instanceof OpenAI.AuthenticationError && error.code === 'invalid_api_key');
  await assert.rejects(chat(openai, { model: 'defalt' }), error => error instanceof OpenAI.NotFoundError && error.message.includes('default'));
  await assert.rejects(chat(openai, { n: 2 }), error => error instanceof OpenAI.BadRequestError && error.param === 'n');
  await assert.rejects(chat(openai, { model: 'busy', messages: ask('too many') }), error => error instanceof OpenAI.RateLimitError && Number(error.headers.get('retry-after')) > 0);
});

test('openai: cancel midway', async () => {
  const stream = await openai.chat.completions.create({ model: 'default', messages: ask('count'), stream: true });
  for await (const chunk of stream) {
    assert.ok(chunk.id);
    break;
  }
  stream.controller.abort();
});

test('ai: chat', async () => {
  const { text, usage } = await generateText({ model: provider('default'), prompt: 'Hello' });
  assert.equal(text, 'Hello there.');
  assert.equal(usage.totalTokens, 10);
});

test('ai: stream with usage', async () => {
  const result = streamText({ model: provider('default'), prompt: 'Hello' });
  let text = '';
  for await (const piece of result.textStream) {
    text += piece;
  }
  assert.equal(text, 'Hello there.');
  assert.equal((await result.usage).totalTokens, 10);
});

test('ai: tools there and back', async () => {
  const weather = tool({ description: 'tells the weather', inputSchema: z.object({ city: z.string() }), execute: async ({ city }) => (city === 'Bonn' ? 'sunny' : 'unknown') });
  const { text, steps } = await generateText({ model: provider('default'), tools: { weather }, stopWhen: stepCountIs(3), prompt: 'How is the weather in Bonn?' });
  assert.equal(text, 'It is sunny in Bonn.');
  assert.deepEqual(steps[0].toolCalls[0].input, { city: 'Bonn' });
});

test('ai: image', async () => {
  const { text } = await generateText({ model: provider('up/one'), messages: ask([{ type: 'text', text: 'What is it?' }, { type: 'image', image: tiny, mediaType: 'image/png' }]) });
  assert.equal(text, 'A cat.');
});

test('ai: JSON schema', async () => {
  const { object } = await generateObject({ model: provider('default'), schema: z.object({ animal: z.string() }), prompt: 'Which animal?' });
  assert.deepEqual(object, { animal: 'cat' });
});

test('ai: errors', async () => {
  const stranger = createOpenAICompatible({ name: 'gateway', baseURL, apiKey: 'wrong' });
  const chat = (model, prompt = 'Hello') => generateText({ model, prompt, maxRetries: 0 });
  await assert.rejects(chat(stranger('default')), error => error.statusCode === 401);
  await assert.rejects(chat(provider('defalt')), error => error.statusCode === 404 && error.message.includes('default'));
  await assert.rejects(chat(provider('packed'), 'too many'), error => error.statusCode === 429 && Number(error.responseHeaders['retry-after']) > 0);
  await assert.rejects(generateText({ model: provider('default'), prompt: 'Hello', maxRetries: 0, providerOptions: { gateway: { n: 2 } } }), error => error.statusCode === 400);
});

test('ai: cancel midway', async () => {
  const stop = new AbortController();
  const result = streamText({ model: provider('default'), prompt: 'count', abortSignal: stop.signal });
  for await (const piece of result.textStream) {
    assert.ok(piece);
    stop.abort();
  }
});
