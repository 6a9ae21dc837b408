package io.evergrant.sample;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An enterprise application of somebody else's, in a WAR of its own: it has the client JAR, an address and a key. */
@ApplicationPath("/")
public class SampleApplication extends Application {}
