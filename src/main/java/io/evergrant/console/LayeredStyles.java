package io.evergrant.console;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves PrimeFaces' own rules inside a cascade layer, so that every rule of ours wins over them. */
public final class LayeredStyles extends ResourceHandlerWrapper {

    public LayeredStyles(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public @Nullable Resource createResource(String name, String library) {
        Resource resource = super.createResource(name, library);
        boolean theirs = resource != null && "primefaces".equals(library) && "components.css".equals(name);
        return theirs ? new Layered(resource) : resource;
    }

    private static final class Layered extends ResourceWrapper {
        Layered(Resource wrapped) {
            super(wrapped);
            setLibraryName(wrapped.getLibraryName());
            setResourceName(wrapped.getResourceName());
            setContentType(wrapped.getContentType());
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new SequenceInputStream(Collections.enumeration(
                    List.of(bytes("@layer pf {\n"), getWrapped().getInputStream(), bytes("\n}\n"))));
        }

        private static InputStream bytes(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
