package org.tremplin.web;

import java.io.Serializable;

/**
 * An input form: a small public class of public fields with their constraints. Pages read and write the fields by name
 * ({@link FormResolver}), services take and return the same object, and the maximum length of a text is declared once,
 * at its field. A field that no page binds cannot be written by a request.
 */
public interface Form extends Serializable {}
