package org.tremplin.platform.files;

/**
 * Somebody takes a file along.
 *
 * @param kind csv, pdf or file
 * @param what its address within the API, with the ids and days of its query: nothing that somebody typed
 */
public record Exported(String kind, String what) {}
