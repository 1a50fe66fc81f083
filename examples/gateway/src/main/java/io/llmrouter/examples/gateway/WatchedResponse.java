package io.llmrouter.examples.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A response that remembers whether something could not be written to its client. For one thread. */
final class WatchedResponse extends HttpServletResponseWrapper {

    private @Nullable ServletOutputStream out;
    private boolean left;

    WatchedResponse(HttpServletResponse response) {
        super(response);
    }

    /** Whether the client is gone. */
    boolean isLeft() {
        return left;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream known = out;
        if (known == null) {
            known = new Watched(super.getOutputStream());
            out = known;
        }
        return known;
    }

    @Override
    public void flushBuffer() throws IOException {
        watch(super::flushBuffer);
    }

    private void watch(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            left = true;
            throw e;
        }
    }

    /** Something that fails when the client is gone. */
    private interface Writing {
        void run() throws IOException;
    }

    private final class Watched extends ServletOutputStream {

        private final ServletOutputStream out;

        Watched(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            watch(() -> out.write(single));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            watch(() -> out.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            watch(out::flush);
        }

        @Override
        public void close() throws IOException {
            watch(out::close);
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
