package io.llmrouter.examples.gateway;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Runs each task at once, in the thread that brings it. Camel's HTTP engine hands every request to an executor of the
 * application, whole answers and streams alike; with this one the server's own threads are the only ones there are, and
 * their number the only limit.
 */
final class CallingThread extends SimpleAsyncTaskExecutor {

    private static final long serialVersionUID = 1L;

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
