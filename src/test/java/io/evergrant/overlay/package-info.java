/** Laid over a copy of the WAR by tests that step the time; never part of the WAR itself. */
package io.evergrant.overlay;
