// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IChronicle} from "../../contracts/interfaces/providers/IChronicle.sol";

/// @title The whitelist of readers that all Chronicle contracts have
/// @notice The deployer is the owner. Whoever is not tolled gets `NotTolled`, whose selector is 0xd957b595 as measured
/// on the real contract, from every read, those named `try…` too.
abstract contract FakeToll {
    address internal immutable OWNER = msg.sender;

    mapping(address => bool) public tolled;

    error NotTolled(address caller);
    error NotAuthorized(address caller);

    modifier toll() {
        if (!tolled[msg.sender]) revert NotTolled(msg.sender);
        _;
    }

    modifier auth() {
        if (msg.sender != OWNER) revert NotAuthorized(msg.sender);
        _;
    }

    function kiss(address reader) external auth {
        tolled[reader] = true;
    }

    function diss(address reader) external auth {
        tolled[reader] = false;
    }
}

/// @title What the reads of all Chronicle contracts share, over one value and its age
/// @notice Without a value `readWithAge` reverts without data, but `latestRoundData` gives 0 of the time 0 in round 1;
/// that the start of the round is always 0, and the round always 1, is as measured too. There are no past rounds to ask.
abstract contract FakeChronicleReads is FakeToll, IChronicle {
    uint8 public constant decimals = 18;

    function readWithAge() external view toll returns (uint256 value, uint256 age) {
        (value, age) = _current();
        // solhint-disable-next-line gas-custom-errors, reason-string
        require(value != 0);
    }

    function tryReadWithAge() external view toll returns (bool isValid, uint256 value, uint256 age) {
        (value, age) = _current();
        isValid = value != 0;
    }

    function latestRoundData()
        external
        view
        toll
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        (uint256 value, uint256 age) = _current();
        return (1, int256(value), 0, age, 1);
    }

    function _current() internal view virtual returns (uint256 value, uint256 age);
}

/// @title Stands for Chronicle's Scribe, which no package has
/// @notice Reproduces what was measured on the real contract: `FakeToll`, `FakeChronicleReads`, and that the age is the
/// block's time of the poke, whatever time was signed. A poke needs exactly `bar` signers, so that an owner who
/// sets the bar beyond them freezes the value; on a Scribe that does not touch the age.
/// @dev Signatures are not checked, nor whether the signed time is newer than the last.
contract FakeScribe is FakeChronicleReads {
    struct Poke {
        uint128 value;
        uint32 age;
    }

    uint8 public constant SIGNERS = 2;
    uint8 public bar = SIGNERS;

    Poke internal _poke;

    error FutureMessage(uint32 signedTime, uint32 currentTime);
    error BarNotReached(uint8 signers, uint8 bar);

    function poke(uint128 value, uint32 signedTime) external {
        _checkMessage(signedTime);
        if (bar != SIGNERS) revert BarNotReached(SIGNERS, bar);
        _poke = Poke(value, uint32(block.timestamp));
    }

    function setBar(uint8 bar_) external auth {
        bar = bar_;
        _afterOwnerAction();
    }

    function _checkMessage(uint32 signedTime) internal view {
        if (signedTime > block.timestamp) revert FutureMessage(signedTime, uint32(block.timestamp));
    }

    function _afterOwnerAction() internal virtual {}

    function _current() internal view virtual override returns (uint256 value, uint256 age) {
        return (_poke.value, _poke.age);
    }
}

/// @title Stands for Chronicle's ScribeOptimistic, which no package has
/// @notice A `FakeScribe` that also takes optimistic pokes, as measured and as in its source: the value counts, by the
/// age of the optimistic poke, from the end of the challenge period on, and is dropped where a challenge succeeds.
/// An owner's action drops a pending one as well and sets the age of the value to now: the value of three days ago
/// was measured as 0 s old.
contract FakeScribeOptimistic is FakeScribe {
    uint16 public opChallengePeriod = 1 hours;

    Poke private _optimistic;

    error InChallengePeriod();

    function opPoke(uint128 value, uint32 signedTime) external {
        if (!_isFinal()) revert InChallengePeriod();
        _checkMessage(signedTime);
        _finalize();
        _optimistic = Poke(value, uint32(block.timestamp));
    }

    /// @dev As by a challenge that succeeds; proofs are not checked.
    function challenge() external {
        delete _optimistic;
        _afterOwnerAction();
    }

    function setOpChallengePeriod(uint16 period) external auth {
        opChallengePeriod = period;
        _afterOwnerAction();
    }

    function _afterOwnerAction() internal override {
        _finalize();
        delete _optimistic;
        _poke.age = uint32(block.timestamp);
    }

    function _current() internal view override returns (uint256 value, uint256 age) {
        if (_isFinal() && _optimistic.age > _poke.age) return (_optimistic.value, _optimistic.age);
        return (_poke.value, _poke.age);
    }

    function _finalize() private {
        if (_isFinal() && _optimistic.age > _poke.age) _poke = _optimistic;
    }

    function _isFinal() private view returns (bool) {
        return uint256(_optimistic.age) + opChallengePeriod <= block.timestamp;
    }
}

/// @title Stands for Chronicle's ScribeRouter, which no package has
/// @notice As in its source: its own whitelist, and an oracle behind it, which its owner may replace and which has to
/// toll the router.
contract FakeScribeRouter is FakeChronicleReads {
    FakeScribe public scribe;

    function setScribe(FakeScribe scribe_) external auth {
        scribe = scribe_;
    }

    function _current() internal view override returns (uint256 value, uint256 age) {
        (, value, age) = scribe.tryReadWithAge();
    }
}
