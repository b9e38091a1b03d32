"""The tables of the store: what ledger.py writes, and store.py reads."""

# `key` is a row's number, `id` what the world knows an article by. A passage's key is its number in the vector index
# and in the word index too; AUTOINCREMENT, because a key that was once used must never come back for another text.
#
# Every digest in `listings` (what the sources hold) is the digest of one row of `articles`, however many sources hold
# it; `articles.source` and `.name` say which of them gave the article its id and its head.
SCHEMA = """
CREATE TABLE sources (
    key INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL
);
CREATE TABLE listings (
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE, name TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (source, name)
) WITHOUT ROWID;
CREATE INDEX listings_by_digest ON listings (digest);
CREATE TABLE failures (
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE, line INTEGER, why TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE articles (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    title TEXT NOT NULL, published TEXT, publisher TEXT NOT NULL, url TEXT NOT NULL,
    source INTEGER NOT NULL, name TEXT NOT NULL
);
CREATE INDEX articles_by_listing ON articles (source, name);
CREATE INDEX articles_by_title ON articles (title);
CREATE INDEX articles_by_publisher ON articles (publisher);
CREATE INDEX articles_by_published ON articles (published);
CREATE TABLE paragraphs (
    key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (article, ordinal)
);
CREATE TABLE passages (
    key INTEGER PRIMARY KEY AUTOINCREMENT, paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX passages_by_paragraph ON passages (paragraph);
CREATE TABLE figures (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    value REAL NOT NULL, unit TEXT NOT NULL, qualifier TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
    metric TEXT NOT NULL, change TEXT NOT NULL, product TEXT NOT NULL, period TEXT NOT NULL, first TEXT, last TEXT,
    PRIMARY KEY (paragraph, start)
) WITHOUT ROWID;
CREATE INDEX figures_by_subject ON figures (subject, metric);
CREATE TABLE dropped (key INTEGER PRIMARY KEY);
CREATE TRIGGER passage_dropped AFTER DELETE ON passages BEGIN INSERT INTO dropped VALUES (old.key); END;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
