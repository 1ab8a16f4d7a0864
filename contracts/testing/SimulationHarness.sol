// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Behavior, FaultyFeed} from "./FaultyFeed.sol";

/// @notice What the harness needs of the test runner that it runs in.
interface ITestRunner {
    function warp(uint256 timestamp) external;
    function etch(address target, bytes calldata code) external;
    function readFileBinary(string calldata path) external view returns (bytes memory data);
    function writeFileBinary(string calldata path, bytes calldata data) external;
}

/// @notice One act of setting up what is simulated.
/// @dev `Deploy`: creates a contract with `data`, which has to come to stand at `target`. `Send`: calls `target` with `data`.
/// `SetCode`: puts `data` at `target`.
enum Act {
    Deploy,
    Send,
    SetCode
}

/// @notice An act with its account and bytes.
struct Preparation {
    Act act;
    address target;
    bytes data;
}

/// @notice What the words of a system's answer mean.
/// @dev `Reading`: the nine words of a `Reading`. `Words`: a price and maybe the time of its data, each at its own place.
enum AnswerKind {
    Reading,
    Words
}

/// @notice A system under simulation, and how a consumer asks it.
/// @param target The contract that is called.
/// @param kind What its answer looks like.
/// @param priceWord `Words`: place of the price among the words that come back, below 9.
/// @param timeWord `Words`: place of the data's time; 9 or more for none.
/// @param callData What it is called with.
/// @param upkeepSteps Every how many steps its upkeep is sent, before it is asked; 0 for never.
/// @param upkeep What the upkeep is called with.
struct Subject {
    address target;
    AnswerKind kind;
    uint8 priceWord;
    uint8 timeWord;
    bytes callData;
    uint256 upkeepSteps;
    bytes upkeep;
}

/// @notice Everything that a run needs besides what the feeds answer.
/// @param preparations What is set up, in order.
/// @param feeds The feeds that are set at each step.
/// @param subjects The systems that are asked at each step.
/// @param callGas Most gas that a system is given for one call.
/// @param start Time of the first step, in Unix seconds.
/// @param stepSeconds Seconds from one step to the next.
/// @param steps How many steps there are.
struct Plan {
    Preparation[] preparations;
    FaultyFeed[] feeds;
    Subject[] subjects;
    uint256 callGas;
    uint256 start;
    uint256 stepSeconds;
    uint256 steps;
}

/// @title A simulation as one test
/// @notice Sets feeds as each step says, asks each system as a consumer would, and packs what it answers.
/// @dev A test, because Hardhat's runner of Solidity tests records no opcodes: a step takes a fifth of the time that it takes in
/// an `eth_call`.
contract SimulationHarness {
    ITestRunner private constant RUNNER = ITestRunner(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @dev Words that are kept of an answer: those of a `Reading`.
    uint256 private constant WORDS = 9;

    /// @dev In place of a `Behavior`: the feed has no code.
    uint256 private constant NO_CODE = 255;

    uint256 private constant MAX_UINT128 = type(uint128).max;

    string private _folder;
    bytes private _feedCode;

    error DeployedElsewhere(address deployed, address expected);
    error PreparationFailed(uint256 index, bytes reason);
    error UpkeepFailed(address target, bytes reason);

    /// @param folder Where the files `plan`, `words` and `results` are.
    constructor(string memory folder) {
        _folder = folder;
    }

    /// @notice Runs the plan, and writes two words for each system at each step: the first step's first.
    /// @dev `words` holds one word for each feed at each step. It holds, from the highest bit: the feed's answer (128 bits,
    /// signed), the time of its data in Unix seconds (64 bits), and its `Behavior` or `NO_CODE` (lowest 8 bits).
    /// The first word of a result holds the price and the lower side (128 bits each). The second holds, from the highest bit:
    /// the upper side (128), the gas of the call (32), the age of the data (32, signed), level, votes and served (8 each), the
    /// masks of used and of faulty sources (16 each), and whether the call succeeded (1) with a negative price (2).
    /// A price of more than 128 bits shows as the largest of 128 bits, a negative one without its sign.
    function testRun() external {
        string memory folder = _folder;
        Plan memory plan = abi.decode(RUNNER.readFileBinary(string.concat(folder, "/plan")), (Plan));
        bytes memory words = RUNNER.readFileBinary(string.concat(folder, "/words"));
        RUNNER.warp(plan.start);
        _prepare(plan.preparations);
        if (plan.feeds.length > 0) _feedCode = address(plan.feeds[0]).code;
        RUNNER.writeFileBinary(string.concat(folder, "/results"), _run(plan, words));
    }

    function _prepare(Preparation[] memory preparations) private {
        for (uint256 i = 0; i < preparations.length; ++i) {
            Preparation memory preparation = preparations[i];
            bytes memory data = preparation.data;
            if (preparation.act == Act.SetCode) {
                RUNNER.etch(preparation.target, data);
            } else if (preparation.act == Act.Send) {
                (bool succeeded, bytes memory reason) = preparation.target.call(data);
                if (!succeeded) revert PreparationFailed(i, reason);
            } else {
                address deployed;
                // Why assembly: the creation code is data. Memory-safe: reads `data`.
                assembly ("memory-safe") {
                    deployed := create(0, add(data, 0x20), mload(data))
                }
                if (deployed != preparation.target) revert DeployedElsewhere(deployed, preparation.target);
            }
        }
    }

    function _run(Plan memory plan, bytes memory words) private returns (bytes memory results) {
        results = new bytes(plan.steps * plan.subjects.length * 64);
        uint256[] memory current = new uint256[](plan.feeds.length);
        uint256[WORDS] memory answer;
        uint256 place = 0x20;
        for (uint256 step = 0; step < plan.steps; ++step) {
            RUNNER.warp(plan.start + step * plan.stepSeconds);
            for (uint256 i = 0; i < plan.feeds.length; ++i) {
                uint256 offset = (step * plan.feeds.length + i) * 32;
                uint256 word;
                // Memory-safe: within `words`, which holds a word for each feed at each step.
                assembly ("memory-safe") {
                    word := mload(add(add(words, 0x20), offset))
                }
                if (word != current[i] || step == 0) _set(plan.feeds[i], word, current[i]);
                current[i] = word;
            }
            for (uint256 i = 0; i < plan.subjects.length; ++i) {
                Subject memory subject = plan.subjects[i];
                if (subject.upkeepSteps != 0 && step % subject.upkeepSteps == 0) _keepUp(subject);
                (uint256 first, uint256 second) = _ask(subject, plan.callGas, answer);
                // Memory-safe: within `results`, which has room for two words for each system at each step.
                assembly ("memory-safe") {
                    mstore(add(results, place), first)
                    mstore(add(results, add(place, 0x20)), second)
                }
                place += 64;
            }
        }
    }

    function _set(FaultyFeed feed, uint256 word, uint256 previous) private {
        uint256 behavior = uint8(word);
        if (behavior == NO_CODE) return RUNNER.etch(address(feed), "");
        if (uint8(previous) == NO_CODE) RUNNER.etch(address(feed), _feedCode);
        if (behavior != uint8(previous)) feed.setBehavior(Behavior(behavior));
        uint256 updatedAt = uint64(word >> 64);
        feed.setRound(FaultyFeed.Round(1, uint256(int256(word) >> 128), updatedAt, updatedAt, 1));
    }

    function _keepUp(Subject memory subject) private {
        (bool succeeded, bytes memory reason) = subject.target.call(subject.upkeep);
        if (!succeeded) revert UpkeepFailed(subject.target, reason);
    }

    function _ask(
        Subject memory subject,
        uint256 callGas,
        uint256[WORDS] memory answer
    ) private view returns (uint256 first, uint256 second) {
        bytes memory callData = subject.callData;
        address target = subject.target;
        bool succeeded;
        uint256 size;
        uint256 gasBefore = gasleft();
        // Why assembly: a system under simulation may return any amount of data, and only so much is wanted.
        // Memory-safe: reads `callData`, and writes the nine words of `answer`.
        assembly ("memory-safe") {
            succeeded := staticcall(callGas, target, add(callData, 0x20), mload(callData), answer, 0x120)
            size := returndatasize()
        }
        uint256 spent = gasBefore - gasleft();
        bool isReading = subject.kind == AnswerKind.Reading;
        uint256 needed = isReading ? WORDS : uint256(subject.priceWord) + 1;
        if (!succeeded || size < 32 * needed) return (0, spent << 96);
        return isReading ? _packReading(answer, spent) : _packWords(subject, answer, spent);
    }

    function _packReading(uint256[WORDS] memory answer, uint256 spent) private view returns (uint256, uint256) {
        uint256 votes = (answer[5] << 48) | (answer[6] << 40) | (answer[7] << 24) | (answer[8] << 8) | 1;
        uint256 marks = (_ageOf(answer[3]) << 64) | (answer[4] << 56) | votes;
        return ((answer[0] << 128) | answer[1], (answer[2] << 128) | (spent << 96) | marks);
    }

    function _packWords(
        Subject memory subject,
        uint256[WORDS] memory answer,
        uint256 spent
    ) private view returns (uint256, uint256) {
        uint256 price = answer[subject.priceWord];
        bool isNegative = int256(price) < 0;
        if (isNegative) {
            // The smallest signed number has no counterpart, and stays what it is.
            unchecked {
                price = 0 - price;
            }
        }
        if (price > MAX_UINT128) price = MAX_UINT128;
        uint256 age = subject.timeWord < WORDS ? _ageOf(answer[subject.timeWord]) : 0;
        uint256 high = price << 128;
        return (high | price, high | (spent << 96) | (age << 64) | (isNegative ? 3 : 1));
    }

    /// @dev 32 bits of a signed number of seconds.
    function _ageOf(uint256 updatedAt) private view returns (uint256) {
        return uint32(uint256(int256(block.timestamp) - int256(uint256(uint64(updatedAt)))));
    }
}
