package org.tremplin.platform.files;

/**
 * Event: somebody exported a file.
 *
 * @param kind csv, pdf or file
 * @param what its address within the API, with the ids and days of its query; no typed text
 */
public record Exported(String kind, String what) {}
