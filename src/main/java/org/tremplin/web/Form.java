package org.tremplin.web;

import java.io.Serializable;

/**
 * Something that is filled in: a small public class of public fields with their constraints. Pages read and write its fields by
 * their names ({@link FormResolver}), services take and give the same object, and how long a text may be stands once, at its
 * field. What nobody is to fill in is not bound by a page, so no request can write it.
 */
public interface Form extends Serializable {}
