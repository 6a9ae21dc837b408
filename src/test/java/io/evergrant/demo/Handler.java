package io.evergrant.demo;

/** Answers the requests of one endpoint. */
interface Handler {
    Answer handle(Received request, Fault fault) throws Exception;
}
