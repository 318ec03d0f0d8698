//! All codes of findings and all hints.

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Prevents publication.
    Error,
    /// Published, but should be corrected.
    Warning,
    /// A possible mistake, reported by `cebra check` only.
    Advice,
}

impl Severity {
    /// The id as printed: `error`, `warning` or `advice`.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        }
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $id:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = concat!("`", $id, "` in `messages.yaml`.")] $variant),* }

        impl $name {
            /// All variants, in the order of the table.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The stable id, as printed and as listed in `messages.yaml`.
            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $id),* }
            }
        }
    };
}

named! {
    /// The kind of a finding: what is wrong.
    Code {
        // Reading files
        FileUnreadable = "file-unreadable",
        FileTooLarge = "file-too-large",
        InvalidUtf8 = "invalid-utf8",
        LinkNotFollowed = "link-not-followed",
        ContentMissing = "content-missing",
        ContentEmpty = "content-empty",
        FrontMatterMissing = "front-matter-missing",
        FrontMatterUnclosed = "front-matter-unclosed",
        YamlSyntax = "yaml-syntax",
        YamlLimit = "yaml-limit",
        TextCut = "text-cut",
        DuplicateKey = "duplicate-key",
        DuplicateField = "duplicate-field",
        // Records
        UnknownKind = "unknown-kind",
        UnknownLanguage = "unknown-language",
        UnknownField = "unknown-field",
        UnknownPart = "unknown-part",
        UnknownTerm = "unknown-term",
        WrongType = "wrong-type",
        AmbiguousNumber = "ambiguous-number",
        NoSuchDate = "no-such-date",
        UnknownCurrency = "unknown-currency",
        NotAList = "not-a-list",
        RepeatedValue = "repeated-value",
        SdgOutOfRange = "sdg-out-of-range",
        ReversedDates = "reversed-dates",
        MissingField = "missing-field",
        MissingPart = "missing-part",
        MissingSection = "missing-section",
        IncompleteRecord = "incomplete-record",
        IncompleteText = "incomplete-text",
        EmptySection = "empty-section",
        EmptyHeading = "empty-heading",
        DuplicateSection = "duplicate-section",
        EmptyId = "empty-id",
        DuplicateId = "duplicate-id",
        DuplicateRoute = "duplicate-route",
        BadRoute = "bad-route",
        DuplicateFile = "duplicate-file",
        UnreadFile = "unread-file",
        RecordOutsideFolder = "record-outside-folder",
        FileNotAllowed = "file-not-allowed",
        DanglingReference = "dangling-reference",
        ReferenceToOtherKind = "reference-to-other-kind",
        AmbiguousReference = "ambiguous-reference",
        ReferenceToDraft = "reference-to-draft",
        LinkToDraft = "link-to-draft",
        TranslationWithoutOriginal = "translation-without-original",
        TranslationMisnamed = "translation-misnamed",
        TranslationOfData = "translation-of-data",
        TranslationTooLong = "translation-too-long",
        TranslationUnpaired = "translation-unpaired",
        // Contradictions between values
        PartsNotTotal = "parts-not-total",
        TotalOutsideParts = "total-outside-parts",
        ShareTooLarge = "share-too-large",
        SharesBeyondWhole = "shares-beyond-whole",
        UnitOfOtherMeasure = "unit-of-other-measure",
        FigureWithoutYear = "figure-without-year",
        FigureWithoutUnit = "figure-without-unit",
        NameAlmostKnown = "name-almost-known",
        TermsDisagree = "terms-disagree",
        WindowWithoutYear = "window-without-year",
        WindowLongClosed = "window-long-closed",
        TranslationOutdated = "translation-outdated",
        LanguageDiffers = "language-differs",
        // Markdown
        RawHtml = "raw-html",
        CommentUnclosed = "comment-unclosed",
        UnreadMarkdown = "unread-markdown",
        MisreadMarkdown = "misread-markdown",
        LostCell = "lost-cell",
        DuplicateNote = "duplicate-note",
        UnusedNote = "unused-note",
        UnsafeLink = "unsafe-link",
        BrokenLink = "broken-link",
        BrokenAnchor = "broken-anchor",
        BrokenImage = "broken-image",
        MissingFile = "missing-file",
        RemoteImage = "remote-image",
        ImageWithoutAlt = "image-without-alt",
        ImageWithoutCredit = "image-without-credit",
        PictureTooLarge = "picture-too-large",
        PictureUnknown = "picture-unknown",
        PictureMoving = "picture-moving",
        PictureColours = "picture-colours",
        PictureBroken = "picture-broken",
        PersonalEmail = "personal-email",
        PersonalPhone = "personal-phone",
        // The model and the configuration
        ModelUnknownKey = "model-unknown-key",
        ModelMissingKey = "model-missing-key",
        ModelUnknownName = "model-unknown-name",
        ModelWrongValue = "model-wrong-value",
        ModelClash = "model-clash",
        ModelCycle = "model-cycle",
        ConfigUnknownKey = "config-unknown-key",
        ConfigWrongValue = "config-wrong-value",
        ColourContrast = "colour-contrast",
        // Theme and output
        ThemeMissing = "theme-missing",
        ThemeTextLanguage = "theme-text-language",
        ThemeTextForm = "theme-text-form",
        ThemeUnusedText = "theme-unused-text",
        ThemeUnusedTemplate = "theme-unused-template",
        TemplateError = "template-error",
        TemplateUnclosed = "template-unclosed",
        TemplateUnknownName = "template-unknown-name",
        RenderError = "render-error",
        RenderUnknownName = "render-unknown-name",
        OutputOverlaps = "output-overlaps",
        OutputForeignFile = "output-foreign-file",
        OutputLink = "output-link",
        OutputBusy = "output-busy",
        OutputUnwritable = "output-unwritable",
    }
}

impl Code {
    /// The code with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.id() == id)
    }

    /// The severity of every finding with this code.
    pub fn severity(self) -> Severity {
        match self {
            Code::LinkToDraft
            | Code::LinkNotFollowed
            | Code::ContentEmpty
            | Code::UnreadFile
            | Code::TextCut
            | Code::RepeatedValue
            | Code::RawHtml
            | Code::UnreadMarkdown
            | Code::IncompleteRecord
            | Code::IncompleteText
            | Code::ImageWithoutCredit
            | Code::PictureColours
            | Code::MisreadMarkdown
            | Code::LostCell
            | Code::UnusedNote
            | Code::EmptyHeading
            | Code::TranslationTooLong
            | Code::TranslationUnpaired
            | Code::ReferenceToDraft
            | Code::PartsNotTotal
            | Code::TotalOutsideParts
            | Code::ShareTooLarge
            | Code::SharesBeyondWhole
            | Code::UnitOfOtherMeasure
            | Code::ThemeUnusedText
            | Code::ThemeUnusedTemplate => Severity::Warning,
            Code::FigureWithoutYear
            | Code::FigureWithoutUnit
            | Code::NameAlmostKnown
            | Code::TermsDisagree
            | Code::WindowWithoutYear
            | Code::WindowLongClosed
            | Code::TranslationOutdated
            | Code::LanguageDiffers => Severity::Advice,
            _ => Severity::Error,
        }
    }

    /// Whether the cause is I/O and not the catalogue: the exit status is then 2 instead of 1.
    pub fn is_machine_fault(self) -> bool {
        matches!(self, Code::OutputBusy | Code::OutputUnwritable | Code::FileUnreadable)
    }
}

named! {
    /// The kind of a hint: how to correct a finding.
    Hint {
        DidYouMean = "did-you-mean",
        OneOf = "one-of",
        OneOfMany = "one-of-many",
        Expected = "expected",
        GroupOf = "group-of",
        CloseFrontMatter = "close-front-matter",
        WriteFrontMatter = "write-front-matter",
        QuoteText = "quote-text",
        CloseHere = "close-here",
        CloseQuote = "close-quote",
        SpacesNotTabs = "spaces-not-tabs",
        IndentAlike = "indent-alike",
        ParserSays = "parser-says",
        EngineSays = "engine-says",
        SaveAsUtf8 = "save-as-utf8",
        WriteKind = "write-kind",
        WriteAs = "write-as",
        NameUnlisted = "name-unlisted",
        WriteMeant = "write-meant",
        WriteNumber = "write-number",
        WriteOne = "write-one",
        WriteOnce = "write-once",
        WritePlain = "write-plain",
        RemoveLine = "remove-line",
        DataLivesOnce = "data-lives-once",
        SayPostNotPerson = "say-post-not-person",
        AllowContact = "allow-contact",
        CloseComment = "close-comment",
        CloseCode = "close-code",
        DeleteSign = "delete-sign",
        WriteHeading = "write-heading",
        EscapeTag = "escape-tag",
        WriteHeadingOrRule = "write-heading-or-rule",
        WriteEmphasis = "write-emphasis",
        WriteLink = "write-link",
        WriteAddress = "write-address",
        WriteNote = "write-note",
        CiteNote = "cite-note",
        RenameNote = "rename-note",
        WriteTable = "write-table",
        DeleteKey = "delete-key",
        WriteTarget = "write-target",
        DeleteRow = "delete-row",
        WriteRows = "write-rows",
        FenceCode = "fence-code",
        WriteCell = "write-cell",
        WriteList = "write-list",
        WriteNumbers = "write-numbers",
        WriteQuote = "write-quote",
        WriteComment = "write-comment",
        WriteRule = "write-rule",
        EscapeSign = "escape-sign",
        RemoveIndent = "remove-indent",
        RemoveSign = "remove-sign",
        MoveToFrontMatter = "move-to-front-matter",
        TextShownAsIs = "text-shown-as-is",
        AllowedSchemes = "allowed-schemes",
        PutFileBeside = "put-file-beside",
        DescribeImage = "describe-image",
        DescribeAndCreditImage = "describe-and-credit-image",
        CreditImage = "credit-image",
        FileIsOf = "file-is-of",
        SavePictureAs = "save-picture-as",
        SaveStill = "save-still",
        SaveForScreens = "save-for-screens",
        OneDash = "one-dash",
        CreateRecord = "create-record",
        WriteBreak = "write-break",
        PublishDraft = "publish-draft",
        AddHeading = "add-heading",
        AddHeadings = "add-headings",
        AddFields = "add-fields",
        FillSection = "fill-section",
        PairSections = "pair-sections",
        RenameTo = "rename-to",
        RenameToOriginal = "rename-to-original",
        RenameIfTranslates = "rename-if-translates",
        RenameIfNoTranslation = "rename-if-no-translation",
        RenameToMarkdown = "rename-to-markdown",
        SaveAsMarkdown = "save-as-markdown",
        LinkDocument = "link-document",
        AddLine = "add-line",
        NameWithoutLetters = "name-without-letters",
        NameOfIndex = "name-of-index",
        NameReserved = "name-reserved",
        NameTooLong = "name-too-long",
        NamesLookAlike = "names-look-alike",
        NameNotUnicode = "name-not-unicode",
        SpaceAfterDash = "space-after-dash",
        CommaBetween = "comma-between",
        DeleteLine = "delete-line",
        KeepOne = "keep-one",
        MergeSections = "merge-sections",
        WriteLine = "write-line",
        SpaceAfterColon = "space-after-colon",
        RenameOne = "rename-one",
        ComeFrom = "come-from",
        ChooseContrast = "choose-contrast",
        CheckSource = "check-source",
        SayWhyIfMeant = "say-why-if-meant",
        WriteYear = "write-year",
        ArchiveRecord = "archive-record",
        CompareTranslation = "compare-translation",
        SayLanguage = "say-language",
        TranslateOrQuote = "translate-or-quote",
        ChooseOtherOutput = "choose-other-output",
        Begin = "begin",
        AndOthers = "and-others",
    }
}
