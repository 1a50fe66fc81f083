/**
 * What routers of several nodes learn, shared over Redis. {@link io.llmrouter.engine.state.redis.SharedState} is the door. Each
 * node answers from what it has in its own memory; what it learns goes into a bounded {@code Outbox}, from there by one thread
 * to streams in Redis, a {@code Channel} each, and another thread reads what others wrote. Entries are flat fields: those of
 * {@code RedisWriter}, and those of their {@code Kind}. The classes named after Redis need the optional dependency
 * {@code redis.clients:jedis}; the others are there without it.
 */
@NullMarked
package io.llmrouter.engine.state.redis;

import org.jspecify.annotations.NullMarked;
