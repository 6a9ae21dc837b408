package io.evergrant.console;

import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import java.io.IOException;
import java.io.Writer;

/** Leaves out {@code style} attributes. */
final class UnstyledWriter extends ResponseWriterWrapper {

    UnstyledWriter(ResponseWriter wrapped) {
        super(wrapped);
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer writer) {
        return new UnstyledWriter(getWrapped().cloneWithWriter(writer));
    }

    @Override
    public void writeAttribute(String name, Object value, String property) throws IOException {
        if (!name.equals("style")) {
            getWrapped().writeAttribute(name, value, property);
        }
    }
}
